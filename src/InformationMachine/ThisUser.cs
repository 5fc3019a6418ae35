namespace InformationMachine;

/// <summary>Who runs this process.</summary>
internal static class ThisUser
{
    /// <summary>The account's name. A system that knows its number alone, as a container's often does, has none: then it is the operator.</summary>
    public static string Name { get; } = Environment.UserName is { Length: > 0 } name ? name : "operator";
}
