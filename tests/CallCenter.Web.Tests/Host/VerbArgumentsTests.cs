using CallCenter.Web.Composition.Verbs;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Host;

/// <summary>How a verb's line is read: what is an option, what a setting, and that nothing is silently left aside.</summary>
public sealed class VerbArgumentsTests
{
    [Fact]
    public void Options_WithEqualSignOrSpace_AreTheVerbs_AndSettingsGoToTheConfiguration()
    {
        var line = new VerbArguments(["seed", "--customers=10", "--tickets", "20", "--Data:Directory=/srv/x", "--Recordings:Keys=a:b=", "--Urls=http://127.0.0.1:1"]);
        line.Only("customers", "tickets");
        (line.Number("customers", 0, 100), line.Number("tickets", 0, 100)).ShouldBe((10, 20));
        line.Settings.ShouldBe(["--Data:Directory=/srv/x", "--Recordings:Keys=a:b=", "--Urls=http://127.0.0.1:1"]);
        line.Words.ShouldBe(["seed"]);
    }

    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--dryrun=true")]
    [InlineData("--Data=x")]
    public void Option_ThatNobodyReads_IsRefused(string option) =>
        Should.Throw<VerbException>(() => new VerbArguments(["retention", option]).Only("dry-run")).Message.ShouldContain("is unknown");

    [Fact]
    public void Flag_IsThereOrNot_AndTakesNoValue()
    {
        new VerbArguments(["retention", "--dry-run", "--Data:Directory=/x"]).Flag("dry-run").ShouldBeTrue();
        new VerbArguments(["retention"]).Flag("dry-run").ShouldBeFalse();
        foreach (var words in (string[][])[["--dry-run=false"], ["--dry-run", "false"], ["--dry-run="]])
            Should.Throw<VerbException>(() => new VerbArguments(["retention", .. words]).Flag("dry-run"));
    }
}
