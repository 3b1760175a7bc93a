"""So what?"""
