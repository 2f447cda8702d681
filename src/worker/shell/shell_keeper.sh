# Starts the shell of a document and tells how it has ended. It stays, so that what the shell leaves behind stays below
# it. The shell has a process group of its own: what it sends to its group does not come here.
set -m
{ exec -a bash "$BASH" --noprofile --norc -O extglob -s <&202 202<&- 203>&-; } &
exec 200>&- 201>&- 202<&-
wait $!
builtin printf '%d\n' $? >&203
builtin kill -STOP $$
