using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Tests.Briefings.Claims;

public sealed class PostMarksTests
{
    [Theory]
    [InlineData("Opinion: The quay must go", SentenceMark.Opinion, "The quay must go")]
    [InlineData("Opinion | The quay must go", SentenceMark.Opinion, "The quay must go")]
    [InlineData("[Satire] River asked to flow uphill", SentenceMark.Satire, "River asked to flow uphill")]
    [InlineData("The quay must go | Editorial", SentenceMark.Opinion, "The quay must go")]
    [InlineData("Why the quay fails (Analysis)", SentenceMark.Analysis, "Why the quay fails")]
    [InlineData("Kommentar: Der Kai muss weg", SentenceMark.Opinion, "Der Kai muss weg")]
    [InlineData("Tribune : Le quai doit fermer", SentenceMark.Opinion, "Le quai doit fermer")]
    [InlineData("Análisis: El muelle no basta", SentenceMark.Analysis, "El muelle no basta")]
    [InlineData("Мнение: Набережная не нужна", SentenceMark.Opinion, "Набережная не нужна")]
    [InlineData("社説：港を閉じるな", SentenceMark.Opinion, "港を閉じるな")]
    [InlineData("Anzeige: Anker zum halben Preis", SentenceMark.Sponsored, "Anker zum halben Preis")]
    public void A_post_that_says_what_it_is(string title, SentenceMark mark, string rest)
    {
        PostMarks.Of(Some.Post(1) with { Title = title }).ShouldBe(mark);
        PostMarks.Without(title).ShouldBe(rest);
    }

    [Theory]
    [InlineData("https://quay.example/opinion/2026/the-quay", SentenceMark.Opinion)]
    [InlineData("https://quay.example/uk/commentisfree/the-quay", SentenceMark.Opinion)]
    [InlineData("https://quay.example/satire/river", SentenceMark.Satire)]
    [InlineData("https://quay.example/news/opinion-poll-on-the-quay", SentenceMark.None)]
    [InlineData("https://opinion.example/news/the-quay", SentenceMark.None)]
    public void A_section_in_its_address(string url, SentenceMark mark) => PostMarks.Of(Some.Post(1) with { Url = url }).ShouldBe(mark);

    [Theory]
    [InlineData("Opinion polls put the mayor ahead")]
    [InlineData("Comment period on the quay ends: 30 letters")]
    [InlineData("Satire prize goes to Ada Hale")]
    [InlineData("The court hears an opinion on the quay")]
    [InlineData("Kommentare zum Kai: 300 Briefe")]
    public void A_report_about_such_a_text_is_none(string title) => PostMarks.Of(Some.Post(1) with { Title = title }).ShouldBe(SentenceMark.None);
}
