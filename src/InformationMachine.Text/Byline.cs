using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>A person's name as papers sign with it, without where the person wrote from: "Ada Hale in Port Ellery and agencies" is Ada Hale.</summary>
internal static partial class Byline
{
    public static string Name(string author)
    {
        // Some feeds name an address as who wrote: its host tells readers more.
        if (author.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(author, UriKind.Absolute, out var address) && address.Host.Length > 0)
            return address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;
        var name = Role().Replace(Place().Replace(Others().Replace(By().Replace(author, ""), ""), ""), "").Trim();
        return name.Length > 1 ? name : author;
    }

    [GeneratedRegex(@"^(?:By|Von|Par|Por|Di|Door|Av)\s+(?=\p{Lu}\p{Ll}+\s\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex By();

    [GeneratedRegex(@",? (?:and|with) (?:agencies|agency|wires|others)$", RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    /// <summary>What the person is at the paper, behind two names at least.</summary>
    [GeneratedRegex(@"(?<=^\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+)+),? (?:(?:Deputy|Chief|Senior|Special|Acting)\s)?(?:\p{L}+\s){0,2}(?:editor|correspondent|reporter|columnist|critic)$", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    /// <summary>Behind two names at least, so that "Republicans in Ohio" stay who they are.</summary>
    [GeneratedRegex(@"(?<=^\p{Lu}[\p{L}.'’-]+(?:\s(?:and\s)?\p{Lu}[\p{L}.'’-]+)+),? (?:in|at|reporting from) (?:the )?\p{Lu}[\p{L}.'’-]+(?:\s(?:and\s|da\s|de\s|the\s|of\s)?\p{Lu}[\p{L}.'’-]*){0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
