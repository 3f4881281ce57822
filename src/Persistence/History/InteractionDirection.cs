namespace Persistence.History;

public enum InteractionDirection
{
    Inbound,
    Outbound,
    Internal,
}
