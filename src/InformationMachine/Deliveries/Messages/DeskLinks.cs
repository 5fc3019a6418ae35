using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Deliveries.Messages;

/// <summary>Addresses of the desk that a receiver of a message may use without signing in; each carries a signature of that receiver's own.</summary>
/// <param name="baseUrl">The desk's address as the world reaches it; empty where it cannot be reached.</param>
internal sealed class DeskLinks(string baseUrl)
{
    /// <summary>Where they lie below the desk's root.</summary>
    public const string Path = "/deliveries";

    public const string Confirming = "confirm";
    public const string Ending = "unsubscribe";

    /// <summary>True where one click may end it (RFC 8058 asks for HTTPS).</summary>
    public bool IsSecure => baseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a receiver agrees to be told; null where the desk cannot be reached.</summary>
    public string? Confirm(Receiver receiver) => Link(Confirming, receiver);

    /// <summary>Where a receiver ends it.</summary>
    public string? Unsubscribe(Receiver receiver) => Link(Ending, receiver);

    private string? Link(string purpose, Receiver receiver) => baseUrl.Length == 0 ? null : $"{baseUrl.TrimEnd('/')}{Path}/{purpose}/{receiver.Name}/{receiver.Sign(purpose)}";
}
