namespace InformationMachine;

/// <summary>What a disk or a directory says when it refuses, with the remedy, for the command line, the desk and its API alike.</summary>
internal static class DiskTrouble
{
    private const int NotPermitted = 1;
    private const int NoSuchPlace = 2;
    private const int InputOutputError = 5;
    private const int AccessDenied = 13;
    private const int Exists = 17;
    private const int NotADirectory = 20;
    private const int IsADirectory = 21;
    private const int TooManyOpenFiles = 24;
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaExceeded = 122;

    /// <summary>True for what the runtime makes of a file that grows beyond what the user or the file system may have (EFBIG): an exception of an argument that nobody gave.</summary>
    public static bool IsTooLarge(Exception exception) => exception is ArgumentOutOfRangeException { Source: "System.Private.CoreLib", ParamName: "value" };

    /// <summary>What to do about it; empty where that is not known, null where the exception is not about a disk at all.</summary>
    public static string? Remedy(Exception exception) => exception switch
    {
        IOException or UnauthorizedAccessException => Number(exception) switch
        {
            NoSpace or QuotaExceeded => " Make room on the disk (bytes and inodes: `df -h`, `df -i`), then do the same again; nothing acknowledged is lost.",
            ReadOnlyFileSystem => " The file system is read-only: mount it for writing (the kernel's log says why it is so), or name another place, then do the same again.",
            AccessDenied or NotPermitted => $" Give {User} the right to it, or name another place, then do the same again.",
            NotADirectory or IsADirectory or Exists => " A file is in the place of a folder, or a folder in that of a file: move it away, or name another place.",
            TooManyOpenFiles => " Allow more open files (`ulimit -n`, LimitNOFILE).",
            InputOutputError => " The disk reports an error: save what is there with `backup`, and look at the kernel's log.",
            _ => exception.Message.Contains("is full", StringComparison.Ordinal) ? " Make room, then do the same again; nothing acknowledged is lost."
                : exception is UnauthorizedAccessException ? $" Give {User} the right to it, or name another place, then do the same again." : "",
        },
        _ when IsTooLarge(exception) => " Allow larger files (`ulimit -f`, LimitFSIZE), or name a place on a file system that takes them.",
        _ => null,
    };

    /// <summary>True where it is the place that is wrong, not the moment: nothing will be different by itself.</summary>
    public static bool IsPlace(Exception exception) =>
        exception is UnauthorizedAccessException || Number(exception) is ReadOnlyFileSystem or AccessDenied or NotPermitted or NotADirectory or IsADirectory;

    /// <summary>True for what a disk refuses; an exception of a network connection is not.</summary>
    public static bool IsDisk(Exception exception) =>
        exception is UnauthorizedAccessException or DirectoryNotFoundException || Number(exception) is not 0 and not NoSuchPlace;

    /// <summary>What was refused and the remedy, in one line.</summary>
    public static string Line(Exception exception) => Ended(IsTooLarge(exception) ? "The file has become larger than it may be" : exception.Message) + Remedy(exception);

    /// <summary>A file that cannot be written, as a refusal for the person who can mend it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cause">What the disk said.</param>
    /// <param name="place">How another place is named.</param>
    public static RefusedException Refuse(string file, Exception cause, string place) =>
        new(IsPlace(cause) || cause is DirectoryNotFoundException ? ExitCode.Configuration : ExitCode.Failed, $"{file} cannot be written: {Line(cause)} {place}".TrimEnd(), cause);

    /// <summary>A user that the system has no name for, as a container's often is, has none.</summary>
    private static string User => Environment.UserName.Length > 0 ? $"the user {Environment.UserName}" : "the user this runs as";

    private static int Number(Exception? exception) => exception switch
    {
        null => 0,
        IOException { HResult: > 0 and < 4096 } io => io.HResult,
        _ => Number(exception.InnerException),
    };

    private static string Ended(string message) => message.Length > 0 && message[^1] is '.' or '!' or '?' ? message : message + ".";
}
