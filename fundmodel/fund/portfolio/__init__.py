"""What does the fund own?"""
