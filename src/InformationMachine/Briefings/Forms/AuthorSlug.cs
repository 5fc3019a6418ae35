using System.Security.Cryptography;
using System.Text;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms;

/// <summary>
/// The name of an author's files: readable letters of the name and a hash of all of it, so that no name, however strange, can be another's
/// or leave its folder. Names that differ in case or blanks only are one author's.
/// </summary>
internal static class AuthorSlug
{
    private const int MostLetters = 40;

    public static string Of(string author)
    {
        var name = PlainLine.Of(author).ToLowerInvariant();
        var letters = string.Join('-', FoldedWords.Of(name).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0));
        if (letters.Length > MostLetters) letters = letters[..MostLetters].TrimEnd('-');
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4));
        return letters.Length > 0 ? $"{letters}-{hash}" : hash;
    }
}
