"""Who got what?"""
