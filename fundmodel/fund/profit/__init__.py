"""What does it earn?"""
