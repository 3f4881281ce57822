using Shouldly;
using Xunit;

namespace Telephony.Tests.Exchange;

public sealed class TransitionTableTests
{
    /// <summary>A change of behaviour shows as a change of the reviewed text. The new text lies beside the test assembly as <c>Transitions.received.txt</c>.</summary>
    [Fact]
    public void TransitionTable_WhenPrinted_IsTheReviewedOne()
    {
        var printed = TransitionTable.Print();
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "Transitions.received.txt"), printed);
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transitions.approved.txt"));
        printed.ReplaceLineEndings("\n").ShouldBe(approved.ReplaceLineEndings("\n"));
    }
}
