"""When is it, and how rough is the sea?"""
