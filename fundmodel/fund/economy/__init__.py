"""In what world?"""
