using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class QuotationsTests
{
    public static TheoryData<string, string[]> Spoken => new()
    {
        { "\"The quay is safe. We built it well,\" said the harbour master. Boats leave at noon.", ["\"The quay is safe. We built it well,\" said the harbour master.", "Boats leave at noon."] },
        { "“The quay is safe. We built it well.” The harbour master left.", ["“The quay is safe. We built it well.”", "The harbour master left."] },
        { "“Is the quay safe? We think so!” Ada Hale asked. Boats leave at noon.", ["“Is the quay safe? We think so!” Ada Hale asked.", "Boats leave at noon."] },
        { "'The quay is safe. The dockers' hall is not,' said Ada Hale.", ["'The quay is safe. The dockers' hall is not,' said Ada Hale."] },
        { "„Der Kai ist sicher. Wir bauen gut“, sagte die Meisterin. Die Boote fahren.", ["„Der Kai ist sicher. Wir bauen gut“, sagte die Meisterin.", "Die Boote fahren."] },
        { "»Der Kai ist sicher. Wir bauen gut«, sagte die Meisterin. Die Boote fahren.", ["»Der Kai ist sicher. Wir bauen gut«, sagte die Meisterin.", "Die Boote fahren."] },
        { "« Le quai est sûr. Nous bâtissons bien », a dit la cheffe. Les bateaux partent.", ["« Le quai est sûr. Nous bâtissons bien », a dit la cheffe.", "Les bateaux partent."] },
        { "«Набережная цела. Мы строим хорошо», — сказала Ада Хейл. Суда выходят в полдень.", ["«Набережная цела. Мы строим хорошо», — сказала Ада Хейл.", "Суда выходят в полдень."] },
        { "港長は「岸壁は安全だ。問題はない。」と述べた。船は正午に出る。", ["港長は「岸壁は安全だ。問題はない。」と述べた。", "船は正午に出る。"] },
        { "港长说：“码头很安全。我们不怕！”船在中午出发。", ["港长说：“码头很安全。我们不怕！”", "船在中午出发。"] },
        { "항만청은 “부두는 안전하다. 문제는 없다.”라고 밝혔다. 배는 정오에 떠난다.", ["항만청은 “부두는 안전하다. 문제는 없다.”라고 밝혔다.", "배는 정오에 떠난다."] },
        { "קברניט ד\"ר לוי אמר: \"הרציף בטוח. אין חשש.\" הספינות יוצאות בצהריים.", ["קברניט ד\"ר לוי אמר: \"הרציף בטוח. אין חשש.\"", "הספינות יוצאות בצהריים."] },
        { "قال المدير: «الرصيف آمن. لا خوف». السفن تغادر ظهرا.", ["قال المدير: «الرصيف آمن. لا خوف».", "السفن تغادر ظهرا."] },
        { "”Kajen är säker. Vi bygger bra”, sade hamnchefen. Båtarna går.", ["”Kajen är säker. Vi bygger bra”, sade hamnchefen.", "Båtarna går."] },
        { "“The quay is safe.\n\n“We built it well,” said Ada Hale.\nBoats leave at noon.", ["“The quay is safe. We built it well,” said Ada Hale.", "Boats leave at noon."] },
        // A mark that nothing closes, an apostrophe and inches quote nothing.
        { "The \"old quay was closed. Boats leave at noon.", ["The \"old quay was closed.", "Boats leave at noon."] },
        { "The dockers' hall is shut. The keeper's boat is not.", ["The dockers' hall is shut.", "The keeper's boat is not."] },
    };

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Spoken_words_are_never_cut(string text, string[] sentences) => Passages.Sentences(text).Select(sentence => sentence.Text).ShouldBe(sentences);

    [Theory]
    [InlineData("“The quay is safe,” said Ada Hale, “and we built it.”", " said Ada Hale,")]
    [InlineData("Ada Hale says the quay is safe.", "Ada Hale says the quay is safe.")]
    public void What_is_quoted_is_not_the_authors(string text, string own) => Quotations.Outside(text).Trim().ShouldBe(own.Trim());

    [Theory]
    [InlineData("“The quay is safe. We built it,” said Ada Hale.", true)]
    [InlineData("「岸壁は安全だ。問題はない」と港長は話した。", true)]
    [InlineData("Ada Hale called the quay “a safe place”.", false)]
    [InlineData("The keeper's boat is not the dockers' boat.", false)]
    public void Speech_is_more_than_a_phrase(string text, bool isSpeech) => Quotations.HasSpeech(text).ShouldBe(isSpeech);
}
