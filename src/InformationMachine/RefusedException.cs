namespace InformationMachine;

/// <summary>
/// Input the machine refuses. The message is for the person who can mend it: what is wrong, where, and what to do; it is printed as
/// it stands, without a stack trace.
/// </summary>
internal sealed class RefusedException : Exception
{
    public RefusedException(ExitCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>What the program ends with.</summary>
    public ExitCode Code { get; }

    /// <summary>True where what was asked for is right and the machine cannot do it now: a disk refuses, or somebody else holds the file.</summary>
    public bool IsUnavailable => Code == ExitCode.Locked || InnerException is IOException or UnauthorizedAccessException;
}
