"""What is it spent on, how fast?"""
