using System.Text.Json.Serialization;
using Telephony.Distribution;

namespace Telephony.Calls;

/// <summary>To whom a customer is transferred, or who is consulted. Closed: the three kinds below are all there are.
/// The kind word in JSON is that of the HTTP contract, so that a journal line can be read back.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ToAgent), "agent")]
[JsonDerivedType(typeof(ToQueue), "queue")]
[JsonDerivedType(typeof(ToNumber), "number")]
public abstract record TransferTarget
{
    private TransferTarget()
    {
    }

    /// <summary>A colleague; he must be free.</summary>
    /// <param name="Agent">Who is rung.</param>
    public sealed record ToAgent(AgentId Agent) : TransferTarget;

    /// <summary>A queue: the customer takes his place there by his first time of queueing; a consult rings its longest idle free member.</summary>
    /// <param name="Queue">A queue of the floor plan.</param>
    public sealed record ToQueue(QueueId Queue) : TransferTarget;

    /// <summary>Somebody outside: a technician's mobile, a branch, a parts desk.</summary>
    /// <param name="Number">3 to 20 digits, a leading + allowed; never shown unmasked without a right.</param>
    /// <param name="CallerId">Our number that is shown to him.</param>
    /// <param name="Trunk">Name of the trunk it leaves by.</param>
    public sealed record ToNumber(string Number, string CallerId, string Trunk) : TransferTarget;
}
