using Telephony.Calls;

namespace Telephony.Distribution.Strategies;

/// <summary>A free agent looked at for one call.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Place">His place among the queue's members, from 0; after the last for one from outside.</param>
/// <param name="Call">The call.</param>
/// <param name="Floor">What is the same for all candidates of the call.</param>
internal readonly record struct Candidate(AgentState Agent, int Place, Call Call, Contest Floor);
