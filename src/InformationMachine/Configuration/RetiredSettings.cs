namespace InformationMachine.Configuration;

/// <summary>Settings of earlier versions that mean nothing any more, and what to do instead.</summary>
internal static class RetiredSettings
{
    private static readonly Dictionary<string, string> Successors = new(StringComparer.Ordinal)
    {
        ["Threads:JoinThreshold"] = "set Threads:JoinFrom, the probability from which posts are one story, or remove the line.",
        ["Threads:MergeThreshold"] = "Threads:JoinFrom holds for threads as well; remove the line.",
        ["Threads:MergeEvery"] = "threads are looked at in every round; remove the line.",
        ["Threads:ModelFile"] = "set Threads:JudgeFile to a file that `train` has written, or remove the line.",
    };

    /// <summary>What to do about a setting; null where it never was one.</summary>
    public static string? Successor(string key) => Successors.GetValueOrDefault(key);
}
