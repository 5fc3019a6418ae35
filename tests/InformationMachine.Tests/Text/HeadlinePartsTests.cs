using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class HeadlinePartsTests
{
    [Theory]
    [InlineData("Quay Show | The open bridge", "The open bridge")]
    [InlineData("Quay Show : The open bridge - a look back", "The open bridge - a look back")]
    [InlineData("The open bridge – Quay Show", "The open bridge")]
    [InlineData("The Old Crane | Quay Show | Season 3, Episode 12", "The Old Crane: Season 3, Episode 12")]
    [InlineData("The Quay Show opens in Solan", "The Quay Show opens in Solan")]
    [InlineData("Bridge closed: Quay Show: a diary", "Bridge closed: Quay Show: a diary")]
    [InlineData("Quay Show", "Quay Show")]
    public void Who_posts_is_not_part_of_what_is_posted(string title, string expected) => HeadlineParts.WithoutAuthor(title, "Quay Show").ShouldBe(expected);
}
