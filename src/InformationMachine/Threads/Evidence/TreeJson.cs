namespace InformationMachine.Threads.Evidence;

/// <summary>A tree in JSON; see <see cref="JudgeTree"/>.</summary>
internal sealed record TreeJson(int[] Number, float[] Limit, int[] Left, int[] UnknownLeft, float[] Value);
