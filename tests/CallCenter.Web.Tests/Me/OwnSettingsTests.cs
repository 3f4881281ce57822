using System.Text.Json.Nodes;
using CallCenter.Web.Features.Me;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Me;

public sealed class OwnSettingsTests
{
    [Fact]
    public void Setting_ThatIsTheProductsOwn_IsNotKept()
    {
        var set = Changed(OwnSettings.None, """{"theme":"dark","contrast":"more","density":"compact","motion":"less","singleKeys":false,"alertSound":true,"keys":{"F2":"F7"}}""");
        set.Values.Count.ShouldBe(7);

        Changed(set, """{"theme":"","contrast":null,"density":null,"motion":"","singleKeys":true,"alertSound":false,"keys":{}}""").ToJson().ShouldBeNull();
        Changed(set, """{"theme":null,"keys":null,"singleKeys":null,"alertSound":null}""").Values.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"theme":"pink"}""", "theme")]
    [InlineData("""{"theme":1}""", "theme")]
    [InlineData("""{"density":"compact","contrast":true}""", "contrast")]
    [InlineData("""{"singleKeys":"yes"}""", "singleKeys")]
    [InlineData("""{"device":"headset"}""", "device")]
    [InlineData("""{"keys":{"F2":"Control+W"}}""", "keys")]
    [InlineData("""{"keys":{"F2":"F4"}}""", "keys")]
    [InlineData("""{"keys":{"Control+Y":"F7"}}""", "keys")]
    [InlineData("""{"keys":{"F2":7}}""", "keys")]
    [InlineData("""{"keys":["F2"]}""", "keys")]
    public void Change_ThatCannotBe_IsRefusedByName_AndNothingOfItIsTaken(string json, string wrong)
    {
        var (settings, name) = OwnSettings.None.With((JsonObject)JsonNode.Parse(json)!);

        settings.ShouldBeNull();
        name.ShouldBe(wrong);
    }

    [Fact]
    public void Changes_OfTwoBrowsers_KeepWhatTheOtherDidNotTouch()
    {
        var first = Changed(OwnSettings.None, """{"theme":"dark","alertSound":true}""");
        var second = Changed(OwnSettings.FromJson(first.ToJson()), """{"theme":"light"}""");

        JsonNode.DeepEquals(second.Values, JsonNode.Parse("""{"theme":"light","alertSound":true}""")).ShouldBeTrue();
    }

    [Fact]
    public void Store_WithWhatIsNoLongerAllowed_GivesTheRest()
    {
        OwnSettings.FromJson("""{"theme":"sepia","density":"compact","old":1,"keys":{"F2":"Control+W"}}""").ToJson().ShouldBe("""{"density":"compact"}""");
        OwnSettings.FromJson("not json").ToJson().ShouldBeNull();
        OwnSettings.FromJson("[1]").ToJson().ShouldBeNull();
        OwnSettings.FromJson(null).ToJson().ShouldBeNull();
    }

    private static OwnSettings Changed(OwnSettings settings, string json)
    {
        var (next, wrong) = settings.With((JsonObject)JsonNode.Parse(json)!);
        wrong.ShouldBeNull();
        return next.ShouldNotBeNull();
    }
}
