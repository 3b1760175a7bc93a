"""Who is paid, in which order?"""
