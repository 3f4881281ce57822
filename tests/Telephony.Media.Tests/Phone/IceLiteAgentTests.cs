using System.Buffers.Binary;
using System.Net;
using Shouldly;
using Telephony.Media.Ice;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class IceLiteAgentTests
{
    private static readonly SocketAddress A = new IPEndPoint(IPAddress.Loopback, 1001).Serialize();
    private static readonly SocketAddress B = new IPEndPoint(IPAddress.Loopback, 1002).Serialize();
    private readonly IceLiteAgent agent = new(StunChecks.Fragment);
    private readonly byte[] response = new byte[IceLiteAgent.MaxResponse];
    private int length;

    [Fact]
    public void Check_when_authentic_then_validated_and_answered_with_the_source()
    {
        Check(StunChecks.Create(agent.Local), A).ShouldBe(IceCheck.Selected);

        agent.IsValidated(A, 0).ShouldBeTrue();
        agent.IsValidated(B, 0).ShouldBeFalse();
        StunMessage.TryParse(response.AsSpan(0, length), out var reply).ShouldBeTrue();
        reply.Type.ShouldBe(StunMessage.BindingSuccess);
        reply.IntegrityHolds(agent.Local.Key).ShouldBeTrue();
        reply.TryFind(StunAttribute.XorMappedAddress, out var mapped).ShouldBeTrue();
        (BinaryPrimitives.ReadUInt16BigEndian(mapped[2..]) ^ 0x2112).ShouldBe(1001);
    }

    [Fact]
    public void Check_when_wrong_password_or_fragment_then_silence_and_no_trust()
    {
        Check(StunChecks.Create(agent.Local, password: "wrongwrongwrongwrongwrong"), A).ShouldBe(IceCheck.Ignored);
        Check(StunChecks.Create(agent.Local, fragment: "other"), A).ShouldBe(IceCheck.Ignored);
        Check(StunChecks.Create(agent.Local with { UserFragment = "notours" }), A).ShouldBe(IceCheck.Ignored);

        length.ShouldBe(0);
        agent.IsValidated(A, 0).ShouldBeFalse();
    }

    [Fact]
    public void Check_when_peer_claims_to_be_controlled_then_487_and_no_trust()
    {
        Check(StunChecks.Create(agent.Local, controlled: true), A).ShouldBe(IceCheck.Refused);

        Error().ShouldBe(487);
        agent.IsValidated(A, 0).ShouldBeFalse();
    }

    [Fact]
    public void Check_when_an_unknown_required_attribute_then_420_names_it()
    {
        Check(StunChecks.Create(agent.Local, extra: 0x7FFF), A).ShouldBe(IceCheck.Refused);

        Error().ShouldBe(420);
        StunMessage.TryParse(response.AsSpan(0, length), out var reply).ShouldBeTrue();
        reply.TryFind(StunAttribute.UnknownAttributes, out var named).ShouldBeTrue();
        named[..2].ToArray().ShouldBe([0x7F, 0xFF]);
    }

    [Fact]
    public void Check_when_an_unknown_optional_attribute_then_passed()
    {
        Check(StunChecks.Create(agent.Local, extra: 0xC057), A).ShouldBe(IceCheck.Selected);
    }

    [Fact]
    public void Selection_when_another_address_checks_without_nomination_then_the_path_stays()
    {
        Check(StunChecks.Create(agent.Local, nominate: true), A);

        Check(StunChecks.Create(agent.Local), B).ShouldBe(IceCheck.Validated);

        agent.Selected!.Address.ShouldBe(A);
        agent.IsValidated(B, 0).ShouldBeTrue();
    }

    [Fact]
    public void Selection_when_another_address_is_nominated_then_the_path_moves()
    {
        Check(StunChecks.Create(agent.Local, nominate: true), A);

        Check(StunChecks.Create(agent.Local, nominate: true), B).ShouldBe(IceCheck.Selected);

        agent.Selected!.Address.ShouldBe(B);
    }

    [Fact]
    public void Consent_when_no_check_for_thirty_seconds_then_lost_and_the_address_no_longer_trusted()
    {
        Check(StunChecks.Create(agent.Local, nominate: true), A);

        agent.HasLostConsent(IceLiteAgent.ConsentMilliseconds).ShouldBeFalse();
        agent.HasLostConsent(IceLiteAgent.ConsentMilliseconds + 1).ShouldBeTrue();
        agent.IsValidated(A, IceLiteAgent.ConsentMilliseconds + 1).ShouldBeFalse();
    }

    [Fact]
    public void Restart_when_the_new_generation_nominates_then_the_old_credentials_die()
    {
        var old = agent.Local;
        Check(StunChecks.Create(old, nominate: true), A);
        agent.Restart("next");

        Check(StunChecks.Create(old), A).ShouldBe(IceCheck.Validated, "the old path must hold until the new one is there");
        Check(StunChecks.Create(old, nominate: true), B).ShouldBe(IceCheck.Validated, "but may not move any more");
        agent.Selected!.Address.ShouldBe(A);
        Check(StunChecks.Create(agent.Local, nominate: true, fragment: "next"), B).ShouldBe(IceCheck.Selected);
        Check(StunChecks.Create(old), A).ShouldBe(IceCheck.Ignored);
    }

    [Fact]
    public void Paths_when_a_peer_checks_from_very_many_addresses_then_only_few_are_kept_and_the_selected_one_is()
    {
        Check(StunChecks.Create(agent.Local, nominate: true), A);
        for (var port = 2000; port < 2100; port++)
            Check(StunChecks.Create(agent.Local), new IPEndPoint(IPAddress.Loopback, port).Serialize());

        agent.Selected!.Address.ShouldBe(A);
        Enumerable.Range(2000, 100).Count(p => agent.IsValidated(new IPEndPoint(IPAddress.Loopback, p).Serialize(), 0)).ShouldBe(7);
    }

    private IceCheck Check(byte[] datagram, SocketAddress from) => agent.OnDatagram(datagram, from, 0, response, out length);

    private int Error()
    {
        StunMessage.TryParse(response.AsSpan(0, length), out var reply).ShouldBeTrue();
        reply.TryFind(StunAttribute.ErrorCode, out var error).ShouldBeTrue();
        return (error[2] * 100) + error[3];
    }
}
