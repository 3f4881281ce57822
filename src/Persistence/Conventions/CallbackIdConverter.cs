using Crm.Domain.Callbacks;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Conventions;

internal sealed class CallbackIdConverter() : ValueConverter<CallbackId, Guid>(id => id.Value, value => new CallbackId(value));
