namespace InformationMachine.Data.Changes;

/// <summary>What each kind of change is called where it is kept and in ids: the name of its records' collection.</summary>
internal static class ChangeNames
{
    private static readonly string[] Names = ["posts", "revisions", "threads", "assignments", "merges", "decisions", "briefings"];

    /// <summary>All of them, in the order of <see cref="ChangeKind"/>.</summary>
    public static IReadOnlyList<string> All => Names;

    public static string Of(ChangeKind kind) => Names[(int)kind];
}
