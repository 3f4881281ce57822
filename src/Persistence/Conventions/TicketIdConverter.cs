using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Conventions;

internal sealed class TicketIdConverter() : ValueConverter<TicketId, Guid>(id => id.Value, value => new TicketId(value));
