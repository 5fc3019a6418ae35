using System.Globalization;
using System.Text.Json;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Forms;

/// <summary>A model's wording as JSON: a field of its own beside the sections, which stay the posts' own words.</summary>
internal static class WordingJson
{
    /// <summary>Writes the field.</summary>
    public static void Write(ModelWording wording, Utf8JsonWriter json)
    {
        json.WriteStartObject("wording");
        json.WriteString("model", wording.Model);
        json.WriteNumber("prompt_version", wording.PromptVersion);
        json.WriteString("options", wording.Options);
        json.WriteString("written_at", wording.WrittenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteStartObject("sections");
        foreach (var section in wording.Sections.Where(section => section.Reason is null))
        {
            json.WritePropertyName(section.Name);
            json.WriteList(section.Sentences, sentence => Write(sentence, json));
        }

        json.WriteEndObject();
        json.WriteStartObject("kept");
        foreach (var section in wording.Sections.Where(section => section.Reason is not null)) json.WriteString(section.Name, section.Reason);
        json.WriteEndObject();
        json.WriteNumber("refused_sentences", wording.Refused.Length);
        json.WriteEndObject();
    }

    private static void Write(WordedSentence sentence, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("text", sentence.Text);
        json.WriteStartArray("citations");
        foreach (var number in sentence.Citations) json.WriteNumberValue(number);
        json.WriteEndArray();
        json.WriteKind("kind", sentence.Kind);
        json.WriteOptional("speaker", sentence.Speaker);
        json.WriteBoolean("of_posts", sentence.IsExtract);
        json.WriteEndObject();
    }
}
