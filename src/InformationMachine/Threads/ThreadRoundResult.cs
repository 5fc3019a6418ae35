namespace InformationMachine.Threads;

/// <summary>What a round did.</summary>
/// <param name="Linked">Posts that were given a thread.</param>
/// <param name="Started">Of these, posts that started one.</param>
/// <param name="Merged">Threads that were merged into older ones.</param>
internal sealed record ThreadRoundResult(int Linked, int Started, int Merged)
{
    /// <summary>Posts that joined a known thread.</summary>
    public int Joined => Linked - Started;
}
