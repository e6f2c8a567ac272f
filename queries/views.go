package queries

import sqlfiles "pdubench/sql"

// View, Column and Param describe a view to those who show it.
type (
	View   = sqlfiles.View
	Column = sqlfiles.Column
	Param  = sqlfiles.Param
)

// Views returns all views sorted by name.
func Views() []*View { return sqlfiles.Views() }
