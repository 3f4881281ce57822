using System.Text.Json;
using Shouldly;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class TransferTargetTests
{
    public static TheoryData<string> Kinds => ["agent", "queue", "number"];

    /// <summary>The journal writes inputs as JSON and a support case reads them back.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void TransferTarget_InAnInputWrittenAsJson_IsReadBackAsItself(string kind)
    {
        var target = kind switch
        {
            "agent" => House.ToBob,
            "queue" => House.ToInstalls,
            _ => House.Outside,
        };
        var input = new Input.BlindTransfer(House.Ann, new InteractionId(Guid.NewGuid()), target, "ann");
        var text = JsonSerializer.Serialize(input);
        text.ShouldContain($"\"kind\":\"{kind}\"");
        JsonSerializer.Deserialize<Input.BlindTransfer>(text).ShouldBe(input);
    }
}
