namespace InformationMachine.Threads.Evidence;

/// <summary>Hashes of addresses, so that two spellings of one page are the same: without scheme, query, fragment and last slash.</summary>
internal static class AddressHash
{
    private const string Status = "/status/";

    /// <summary>0 where there is no address.</summary>
    public static ulong Of(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return 0;
        var hash = 14695981039346656037UL;
        foreach (var c in Plain(address)) hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
        return hash == 0 ? 1 : hash;
    }

    /// <summary>The site of an address; 0 where there is none.</summary>
    public static int Site(string? address) => Parts(address, 1);

    /// <summary>The site with the first part of the path, which is often a section of an outlet.</summary>
    public static int Section(string? address) => Parts(address, 2);

    private static int Parts(string? address, int parts)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Contains(Status, StringComparison.OrdinalIgnoreCase)) return 0;
        var plain = Plain(address);
        var end = 0;
        for (; parts > 0 && end < plain.Length; parts--)
        {
            var next = plain[(end + 1)..].IndexOf('/');
            end = next < 0 ? plain.Length : end + 1 + next;
        }

        return TermHash.Of(plain[..end]);
    }

    private static ReadOnlySpan<char> Plain(string address)
    {
        var plain = address.AsSpan().Trim();
        // The account in the address of a status is for readers only: any other leads to the same.
        if (plain.IndexOf(Status, StringComparison.OrdinalIgnoreCase) is var at and >= 0) plain = plain[(at + Status.Length)..];
        else if (plain.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0) plain = plain[(scheme + 3)..];
        if (plain.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) plain = plain[4..];
        if (plain.IndexOf('#') is var fragment and > 0) plain = plain[..fragment];
        if (plain.IndexOf('?') is var query and > 0 && plain[..query].Count('/') > 1) plain = plain[..query];
        return plain.TrimEnd('/');
    }
}
