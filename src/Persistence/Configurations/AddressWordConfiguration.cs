using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Customers;

namespace Persistence.Configurations;

// No foreign key and no index by address: a word is found by itself, and a word whose address is gone finds nothing.
internal sealed class AddressWordConfiguration : IEntityTypeConfiguration<AddressWordRow>
{
    public void Configure(EntityTypeBuilder<AddressWordRow> builder)
    {
        builder.ToTable("AddressWords").HasKey(w => new { w.Word, w.AddressId });
        builder.Property(w => w.Word).HasMaxLength(SearchWords.Longest);
    }
}
