using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class BylineTests
{
    [Theory]
    [InlineData("Ada Hale", "Ada Hale")]
    [InlineData("Ada Hale in Port Ellery", "Ada Hale")]
    [InlineData("Ada Hale in Port Ellery and agencies", "Ada Hale")]
    [InlineData("Ada Hale at the Old Quay Stadium", "Ada Hale")]
    [InlineData("Ada Hale and Ben Ode in Solan", "Ada Hale and Ben Ode")]
    [InlineData("Ada Hale Deputy political editor", "Ada Hale")]
    [InlineData("By Ada Hale", "Ada Hale")]
    [InlineData("Keepers in Solan", "Keepers in Solan")]
    [InlineData("AI at Harbour Blog", "AI at Harbour Blog")]
    [InlineData("https://www.harbour.example/about", "harbour.example")]
    [InlineData("HTTP for harbours", "HTTP for harbours")]
    [InlineData("The Harbour Notes", "The Harbour Notes")]
    public void A_name_goes_without_where_it_was_signed(string author, string name) => Byline.Name(author).ShouldBe(name);
}
