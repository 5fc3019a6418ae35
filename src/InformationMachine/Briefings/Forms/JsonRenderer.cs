using System.Text;
using System.Text.Json;

namespace InformationMachine.Briefings.Forms;

/// <summary>JSON, one document per version. What stands in it is decided by the writer it is given, the same as the verbs use.</summary>
internal sealed class JsonRenderer(Action<BriefingPage, Utf8JsonWriter> write) : IBriefingRenderer
{
    public string Extension => "json";

    public string MediaType => "application/json";

    public string Render(BriefingPage page)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            write(page, json);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }
}
