using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace InformationMachine.Briefings.Phrases;

/// <summary>
/// The phrases as they are kept: a file a language in <c>Languages/</c>, named by its BCP 47 tag. What a file lacks is said in English;
/// a test sees to it that none lacks anything. Thread-safe.
/// </summary>
internal static class PhraseFiles
{
    private const string Folder = "phrases/";
    private const string FileType = ".json";
    private const string Fallback = "en";

    /// <summary>What describes the language and is no phrase, so that English says nothing about it.</summary>
    private static readonly FrozenSet<string> Grammar = FrozenSet.ToFrozenSet(["also", "plural", "isRightToLeft"]);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly Lazy<FrozenDictionary<string, PhraseBook>> Books = new(ReadAll);

    /// <summary>The languages that have a file, ascending.</summary>
    public static IReadOnlyList<string> Languages { get; } =
    [
        .. typeof(PhraseFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^FileType.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The phrases of a language, by its tag or another one that its file names; English where there is no file.</summary>
    public static PhraseBook Book(string? language) => language is not null && Books.Value.TryGetValue(language, out var book) ? book : Books.Value[Fallback];

    /// <summary>A file as it stands, without what English adds.</summary>
    public static JsonObject Read(string language)
    {
        using var file = typeof(PhraseFiles).Assembly.GetManifestResourceStream(Folder + language + FileType)!;
        return JsonNode.Parse(file)!.AsObject();
    }

    /// <summary>The book of a file, completed from another one.</summary>
    public static PhraseBook Complete(string language, JsonObject file, JsonObject english)
    {
        Add(file, english);
        return file.Deserialize<PhraseBook>(Strict)! with { Language = language };
    }

    private static FrozenDictionary<string, PhraseBook> ReadAll()
    {
        var english = Read(Fallback);
        var books = Languages.Select(language => Complete(language, Read(language), english)).ToList();
        return books.SelectMany(book => book.Also.Prepend(book.Language).Select(tag => KeyValuePair.Create(tag, book))).ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(JsonObject file, JsonObject english)
    {
        foreach (var (name, phrase) in english)
        {
            if (Grammar.Contains(name)) continue;
            if (file[name] is not { } own) file[name] = phrase!.DeepClone();
            // The forms of a plural belong together: another language's would not fit the rules of this one.
            else if (own is JsonObject part && phrase is JsonObject whole && !part.ContainsKey(PluralRules.Other)) Add(part, whole);
        }
    }
}
