namespace InformationMachine.Network;

/// <summary>An address was about to be dialled that a feed may not lead to.</summary>
internal sealed class RefusedAddressException : IOException
{
    public RefusedAddressException(string message)
        : base(message)
    {
    }
}
