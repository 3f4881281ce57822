using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Conventions;

internal sealed class ModelIdConverter() : ValueConverter<ModelId, Guid>(id => id.Value, value => new ModelId(value));
