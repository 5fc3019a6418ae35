namespace InformationMachine.Deliveries;

/// <summary>How long a receiver that could not be reached is left alone: twice as long each time, and as long as its service asks. Pure.</summary>
internal static class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    /// <param name="streak">Failures in a row, this one counted.</param>
    /// <param name="asked">How long the service asks to wait.</param>
    public static TimeSpan After(int streak, TimeSpan? asked)
    {
        var own = First * Math.Pow(2, Math.Clamp(streak - 1, 0, 10));
        if (own > Longest) own = Longest;
        if (asked is not { } wait) return own;
        if (wait > LongestAsked) wait = LongestAsked;
        // A service that names its pause knows best at first; one that fails again and again is left alone longer all the same.
        return streak <= 2 || wait > own ? wait : own;
    }
}
