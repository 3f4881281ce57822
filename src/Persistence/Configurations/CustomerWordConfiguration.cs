using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Customers;

namespace Persistence.Configurations;

// No foreign key and no index by customer: a word is found by itself, and a word whose customer is gone finds nobody.
internal sealed class CustomerWordConfiguration : IEntityTypeConfiguration<CustomerWordRow>
{
    public void Configure(EntityTypeBuilder<CustomerWordRow> builder)
    {
        builder.ToTable("CustomerWords").HasKey(w => new { w.Word, w.CustomerId });
        builder.Property(w => w.Word).HasMaxLength(SearchWords.Longest);
    }
}
