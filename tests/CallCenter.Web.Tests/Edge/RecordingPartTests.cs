using CallCenter.Web.Switchboard.Lines;
using Shouldly;
using Telephony.Calls;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

public sealed class RecordingPartTests
{
    [Fact]
    public void Parts_OfAContact_HaveIdsOfTheirOwn_FromWhichTheContactIsRead()
    {
        var call = new InteractionId(Guid.CreateVersion7());
        var ids = Enumerable.Range(1, RecordingPart.Most).Select(part => RecordingPart.Of(call, part)).ToList();
        ids[0].Value.ShouldBe(call.Value, "nearly every contact has one recording, with its own id");
        ids.Distinct().Count().ShouldBe(RecordingPart.Most);
        ids.ShouldAllBe(id => RecordingPart.InteractionOf(id) == call);
        RecordingPart.Of(call, 99).ShouldBe(ids[^1]);
    }

    [Fact]
    public void Parts_AreCounted_AndThoseOfEndedContactsAreForgottenWhenThereAreTooMany()
    {
        var parts = new RecordingParts();
        var live = new InteractionId(Guid.CreateVersion7());
        parts.Current(live).ShouldBe(RecordingPart.Of(live, 1));
        parts.Next(live, _ => true).ShouldBe(RecordingPart.Of(live, 1));
        for (var i = 0; i < 10_000; i++)
            parts.Next(new InteractionId(Guid.CreateVersion7()), id => id == live);
        parts.Next(live, id => id == live).ShouldBe(RecordingPart.Of(live, 2));
        parts.Current(live).ShouldBe(RecordingPart.Of(live, 2));
    }
}
