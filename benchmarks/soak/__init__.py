"""Long runs of the real commands under watch: does their memory stay flat?"""
