namespace InformationMachine.Network;

/// <summary>An address was about to be dialled that a feed may not lead to.</summary>
internal sealed class RefusedAddressException : IOException
{
    /// <summary>How the message says that the address is that of a private network.</summary>
    public const string Private = "is at a private address";

    public RefusedAddressException(string message)
        : base(message)
    {
    }

    /// <summary>Whether a message says so.</summary>
    public static bool IsPrivate(string? message) => message?.Contains(Private, StringComparison.Ordinal) == true;
}
