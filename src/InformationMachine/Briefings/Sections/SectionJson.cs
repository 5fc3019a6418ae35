using System.Text.Json;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections;

/// <summary>Sentences and what stands beside them, as fields of JSON.</summary>
internal static class SectionJson
{
    public static void WriteSentences(this Utf8JsonWriter json, IEnumerable<Sentence> sentences, SaidThen said) => json.WriteList(sentences, sentence => json.WriteSentence(sentence, said));

    public static void WriteSentence(this Utf8JsonWriter json, Sentence sentence, SaidThen said)
    {
        json.WriteStartObject();
        json.WriteWords(sentence, said);
        json.WriteEndObject();
    }

    /// <summary>The fields of a sentence within an object that has more.</summary>
    /// <param name="json">Where they go.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="said">Tells of what day it was so; null where its day stands beside it.</param>
    public static void WriteWords(this Utf8JsonWriter json, Sentence sentence, SaidThen? said = null)
    {
        json.WriteString("text", sentence.Text);
        json.WriteStartArray("citations");
        foreach (var number in sentence.Citations) json.WriteNumberValue(number);
        json.WriteEndArray();
        json.WriteOptional("edited_by", sentence.EditedBy);
        json.WriteOptional("speaker", sentence.Speaker);
        if (said?.Of(sentence) is { } day) json.WriteString("as_of", Wording.Day(day));
        if (sentence.Mark is not SentenceMark.None) json.WriteKind("mark", sentence.Mark);
    }

    /// <summary>The statements of a later section with their fields.</summary>
    public static void WriteEntries(this Utf8JsonWriter json, IEnumerable<SectionEntry> entries) => json.WriteList(entries, entry =>
    {
        json.WriteStartObject();
        json.WriteWords(entry.Sentence);
        foreach (var (name, value) in entry.Fields) json.WriteString(name, value);
        json.WriteEndObject();
    });

    public static void WriteList<T>(this Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    /// <summary>A field that is absent where nothing is known.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    public static void WriteKind<T>(this Utf8JsonWriter json, string name, T kind)
        where T : struct, Enum => json.WriteString(name, JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));
}
