using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

public sealed class SubstitutionTests
{
    [Theory]
    [InlineData("The ferry leaves Harwich on Monday.", "The ferry leaves Ipswich on Monday.", true)]
    [InlineData("The ferry leaves Harwich on Monday.", "The ferry leaves on Monday.", false)] // one says less
    [InlineData("The ferry leaves Harwich on Monday.", "The ferry leaves Harwich on Monday at noon.", false)] // one says more
    [InlineData("The council rejects the plan.", "The council rejected the plan.", false)] // a form of the word
    [InlineData("The council votes on the plan.", "The council vote on the plan.", false)] // an ending
    [InlineData("The port pays 4,000 crowns.", "The port pays 4000 crowns.", false)] // the same digits
    [InlineData("The port pays 4,000 crowns.", "The port pays 5,000 crowns.", true)]
    [InlineData("Line T4 is late.", "Line T9 is late.", true)]
    [InlineData("Line TA is late.", "Line T9 is late.", true)] // digits against none
    [InlineData("The warehouse-fire is out.", "The warehouse fire is out.", false)] // written apart
    [InlineData("Ada Reykjan sails.", "Ada Reykjav sails.", false)] // an ending of two letters
    [InlineData("Ada Reykjan sails.", "Ada Reykdorf sails.", true)] // a name differs in more
    [InlineData("The ship reached Brannochton.", "The ship reached Brannochfield.", true)] // names: the shared part does not count
    [InlineData("The harbourer sleeps.", "The harbouring sleeps.", false)] // most of a word is shared
    [InlineData("The harmony sleeps.", "The harmful sleeps.", true)] // half of a word is not
    [InlineData("The crew says the ferry sank.", "The crew reports the ferry sank.", false)] // the frame of a report
    [InlineData("周二宁波一艘渡轮相撞", "周二厦门一艘渡轮相撞", true)]
    [InlineData("周二宁波一艘渡轮相撞了", "周二宁波一艘渡轮相撞", false)] // a particle
    [InlineData("渡轮version 3.1开航", "渡轮version 3.2开航", true)]
    [InlineData("渡轮version 3.1开航", "渡轮 version 3.1 开航", false)] // blanks
    public void A_word_in_the_place_of_another_is_none_of_its_forms(string one, string other, bool isSubstitution)
    {
        Substitution.Is(one, other).ShouldBe(isSubstitution);
        Substitution.Is(other, one).ShouldBe(isSubstitution);
    }
}
