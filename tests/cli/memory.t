# Memory that is gone ends the run with a word and status 2.
$ (ulimit -v 32000; head -c 30000000 /dev/zero | tr '\0' x | postlint check --no-config - -j1)
! postlint: out of memory
[2]
$ (ulimit -v 32000; head -c 30000000 /dev/zero | tr '\0' x | postlint convert --no-config - -j1)
! postlint: out of memory
[2]
