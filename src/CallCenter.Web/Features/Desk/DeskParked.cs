using Telephony.Calls;

namespace CallCenter.Web.Features.Desk;

/// <summary>A parked customer whom this agent may pick up.</summary>
/// <param name="Interaction">The contact.</param>
/// <param name="Number">His number, masked; empty when withheld.</param>
/// <param name="By">Name of who parked him.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When he comes back by himself.</param>
/// <param name="IsMine">This agent parked him.</param>
public sealed record DeskParked(InteractionId Interaction, string Number, string By, DateTimeOffset Since, DateTimeOffset Until, bool IsMine);
