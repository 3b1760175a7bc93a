"""Where does the money come from?"""
