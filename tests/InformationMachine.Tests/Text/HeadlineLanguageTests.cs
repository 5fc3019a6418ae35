using System.Text.Json;
using InformationMachine.Briefings.Claims;
using InformationMachine.Tests.Docs;

namespace InformationMachine.Tests.Text;

/// <summary>The language of headlines of our own writing: unknown rather than wrong.</summary>
public sealed class HeadlineLanguageTests
{
    public static TheoryData<string, string> Headlines
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (language, lines) in Written)
            {
                foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) data.Add(language, line);
            }

            return data;
        }
    }

    private static readonly (string Language, string Headlines)[] Written =
    [
        ("mr", """
            मुंबईत मुसळधार पावसामुळे लोकल गाड्या उशिराने
            पुण्यातील नव्या पुलाचे काम पुढच्या वर्षी पूर्ण होणार
            शेतकऱ्यांना कर्जमाफी मिळणार नाही, मंत्र्यांची घोषणा
            बंदरावर दोन बोटींची टक्कर, तिघे जखमी
            नाशिकमध्ये कांद्याचे भाव पुन्हा घसरले
            शाळा सोमवारी सुरू होणार आहेत
            """),
        ("hi", """
            मुंबई में भारी बारिश से लोकल ट्रेनें देर से चलीं
            पुल का काम अगले साल पूरा होगा
            किसानों को कर्ज माफी नहीं मिलेगी, मंत्री ने कहा
            बंदरगाह पर दो नावों की टक्कर, तीन घायल
            प्याज के दाम फिर गिरे
            """),
        ("ne", """
            काठमाडौंमा नयाँ पुल बनाउने काम सुरु भएको छ
            सरकारले किसानलाई अनुदान दिने निर्णय गरेको छ
            """),
        ("ca", """
            El port de Barcelona tanca per la tempesta d'aquesta nit
            Els estudiants tornen a l'aula després de la vaga
            La Generalitat anuncia més ajuts per als pescadors
            El tren no arribarà fins dilluns al migdia
            Un incendi crema vint hectàrees a l'Alt Empordà
            """),
        ("nl", """
            Haven van Gent dicht na aanvaring
            Studenten keren terug naar de collegezaal na staking
            Minister kondigt nieuwe steun voor vissers aan
            Trein rijdt pas maandag weer
            Brand verwoest twintig hectare bos op de Veluwe
            """),
        ("id", """
            Pelabuhan Tanjung Priok ditutup akibat badai
            Mahasiswa kembali ke kampus setelah mogok
            Menteri umumkan bantuan baru untuk nelayan
            Kereta baru akan berjalan hari Senin
            Kebakaran hanguskan dua puluh hektare hutan di Riau
            """),
        ("en", """
            Port of Leeds closes after the storm of the night
            Students return to class
            A ferry ran aground and nobody was hurt, the harbour office says
            """),
        ("it", """
            Il governo parla ai sindacati della riforma in arrivo
            IL GOVERNO PARLA AI SINDACATI DELLA RIFORMA
            """),
        ("es", """
            El puerto cierra por la tormenta de esta noche
            Los estudiantes vuelven a clase tras la huelga
            """),
        ("af", """
            Hawe van Kaapstad gesluit ná storm
            Minister kondig nuwe steun vir vissers aan
            """),
        ("ms", """
            Pelabuhan Klang ditutup akibat ribut
            Menteri umum bantuan baharu untuk nelayan
            """),
    ];

    [Theory]
    [MemberData(nameof(Headlines))]
    public void A_headline_is_told_rightly_or_not_at_all(string language, string headline) => ThreadLanguage.Of(headline).ShouldBeOneOf(language, null);

    [Theory]
    [InlineData("mr", 4)]
    [InlineData("hi", 5)]
    [InlineData("ne", 2)]
    public void Most_headlines_in_devanagari_are_told(string language, int least) =>
        Written.Single(written => written.Language == language).Headlines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => ThreadLanguage.Of(line) == language).ShouldBeGreaterThanOrEqualTo(least);

    /// <summary>Headlines of our own in 34 languages, a third of which are told nowhere; the English ones are full of foreign names.</summary>
    [Fact]
    public void Of_many_languages_some_headlines_are_told_and_none_is_told_wrongly()
    {
        var lines = File.ReadAllLines(Path.Combine(DocumentationTests.Repository, "tests", "InformationMachine.Tests", "Text", "Data", "headlines.tsv")).Select(line => line.Split('\t')).ToList();
        var told = lines.Select(line => (Language: line[0], Told: ThreadLanguage.Of(line[1]), Line: line[1])).ToList();
        told.Where(line => line.Told is not null && line.Told != line.Language).Select(line => $"{line.Told}: {line.Line}").ShouldBeEmpty();
        told.Count(line => line.Told == line.Language).ShouldBeGreaterThanOrEqualTo(75, $"of {lines.Count}");
    }

    [Theory]
    [InlineData("Police search for two men after the fire in a hotel", "en")]
    [InlineData("Neue Brücke über den Rhein kommt später als geplant", "de")]
    [InlineData("Le port du Havre fermé après un accident", "fr")]
    [InlineData("El nuevo puente se abrirá más tarde de lo previsto", "es")]
    [InlineData("Greva din aeroporturi mai durează o săptămână", "ro")]
    [InlineData("La Liga: Real Madrid beat Las Palmas in El Sadar", null)]
    [InlineData("Hoe die klimaat die berge verander", null)]
    [InlineData("A B C D E", null)]
    [InlineData("AI tools in a lab", null)]
    [InlineData("A careful AI helper improves a hard step in medicinal chemistry", null)]
    [InlineData("What the AI chip of a US firm can and cannot do", "en")]
    [InlineData("Il ministro parla ai sindacati della riforma", "it")]
    [InlineData("POLICE SEARCH FOR THE MEN WHO SET THE FIRE", "en")]
    [InlineData("", null)]
    public void A_few_words_tell_where_they_are_no_name(string headline, string? language) => ThreadLanguage.Of(headline).ShouldBe(language);

    [Fact]
    public void Of_captured_headlines_nearly_half_are_told_and_hardly_any_wrongly()
    {
        var lines = File.ReadAllLines(SharedMaterial.Path("stories", "headlines.jsonl"));
        var told = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!).Select(text => (Text: text, Language: ThreadLanguage.Of(text))).ToList();
        told.Where(line => line.Language is not (null or "en")).Select(line => $"{line.Language}: {line.Text}").Count().ShouldBeLessThanOrEqualTo(3);
        told.Count(line => line.Language == "en").ShouldBeGreaterThanOrEqualTo(lines.Length * 45 / 100);
    }

    [Fact]
    public void What_a_headline_does_not_tell_its_declaration_does()
    {
        ThreadLanguage.Of("दिल्ली पुल", "mr").ShouldBe("mr");
        ThreadLanguage.Of("दिल्ली पुल").ShouldBeNull();
        ThreadLanguage.Of("प्याज के दाम फिर गिरे", "mr").ShouldBe("hi", "its words come first");
    }
}
